"""What did each revision of the schema change?"""
