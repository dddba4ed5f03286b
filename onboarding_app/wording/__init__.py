"""What each value is called and each sentence that explains one, in a given language.

Import from its modules: whoever wants a date in words does not load what all papers are called.
"""
