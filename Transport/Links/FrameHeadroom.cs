namespace UserCoNdis.Transport.Links;

/// <summary>The room in front of every frame that a frame link receives, for headers of those above.</summary>
public static class FrameHeadroom
{
    /// <summary>The least number of bytes between the beginning of a block and a received frame in it.</summary>
    /// <remarks>So a packet goes on with a PPP, PPPoE, VLAN or Ethernet header in front of it and is not moved. A cache line:
    /// the frame itself stays aligned. Frames that came in one block (CDC-NCM) share it, and lie in front of each other: only who holds the
    /// block's last share may write there.</remarks>
    public const int Bytes = 64;
}
