"""What is the product made of? The one place that knows concrete classes, and hands each part what it needs."""
