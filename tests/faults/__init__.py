"""What happens when disk, power, key or another program say no."""
