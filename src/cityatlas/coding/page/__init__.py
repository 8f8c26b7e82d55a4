"""The coding page: one HTML file in which a person codes the profiles by the codebook, without the network."""
