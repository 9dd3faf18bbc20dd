"""One screen a file, written with dashboard.widgets; dashboard/widgets/navigation.py names them in order."""
