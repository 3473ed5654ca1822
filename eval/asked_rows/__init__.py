"""Questions about rows of indicators made from what a store holds, their answers worked out apart from the assistant, and a judge.

In: a store and a file of templates (`tuning.toml`, `measuring.toml`). Out: one judgement a question. Start at `eval/matrix_rows.py`.
"""
