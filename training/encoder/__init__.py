"""Makes the encoder's weights from labelled articles; see the README beside this folder."""
