namespace UserCoNdis.Transport.Protocols.Hdlc;

/// <summary>Where a received frame lies, FCS excluded: in the chunk that was fed, or in the decoder's own buffer.</summary>
/// <param name="Offset">First octet, from the start of that memory.</param>
/// <param name="Length">Number of octets, at least 2.</param>
/// <param name="IsAssembled">False: in the chunk, decoded in place. True: the frame came in several chunks, and lies in
/// <see cref="HdlcDecoder.Assembled"/> until the decoder is used again.</param>
public readonly record struct HdlcFrame(int Offset, int Length, bool IsAssembled);
