"""The window: places made of views, view-models and models, and the look they share."""
