"""What a report says, from its tables and passages: published values, activities, passages to retrieve, title and date.

Start with `indicators`.
"""
