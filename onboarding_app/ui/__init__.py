"""The window: pages, dialogs and what they are made of. It asks services and listens to what changed."""
