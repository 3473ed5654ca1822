"""The words of answers made of figures: a plan and what its tool found in, an `Answer` out; one kind of answer a file."""
