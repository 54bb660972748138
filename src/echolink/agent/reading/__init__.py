"""What does a bot understand of its goal, its context and its fields?"""
