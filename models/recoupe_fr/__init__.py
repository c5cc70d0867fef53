"""The French data of recoupe: lexicons, patterns and the pipeline's settings. No code."""
