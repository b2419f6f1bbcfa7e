namespace UserCoNdis.Transport.Protocols.Hdlc;

/// <summary>What a decoder has seen since it was made. Every frame between two flags adds to exactly one of the first five.</summary>
/// <param name="Good">Frames delivered.</param>
/// <param name="BadFcs">Frames whose FCS is wrong; line noise between two flags shows here or as a runt.</param>
/// <param name="Aborts">Frames that end with Control Escape, Flag (RFC 1662 4.3).</param>
/// <param name="Runts">Frames of 1 to 3 octets, FCS included.</param>
/// <param name="Giants">Frames longer than the decoder's buffer; counted when they pass it, then skipped to the next flag.</param>
/// <param name="NoiseOctets">Octets before the first flag, since the start or a reset.</param>
public readonly record struct HdlcStatistics(
    long Good, long BadFcs, long Aborts, long Runts, long Giants, long NoiseOctets);
