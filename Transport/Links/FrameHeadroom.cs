namespace UserCoNdis.Transport.Links;

/// <summary>The room in front of every frame that a frame link receives, for headers of those above.</summary>
public static class FrameHeadroom
{
    /// <summary>The least number of bytes between the beginning of a block and a received frame in it.</summary>
    /// <remarks>So a packet goes on with a PPP, PPPoE, VLAN or Ethernet header in front of it and is not moved. A cache line:
    /// the frame itself stays aligned.</remarks>
    public const int Bytes = 64;
}
