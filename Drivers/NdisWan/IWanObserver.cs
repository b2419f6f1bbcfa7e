namespace UserCoNdis.Drivers.NdisWan;

/// <summary>Watches PPP's control packets, for ladders and journals. Called on the loop; must not throw nor block.</summary>
public interface IWanObserver
{
    /// <summary>A control packet was sent or received.</summary>
    /// <param name="session">The link.</param>
    /// <param name="sent">True: by us.</param>
    /// <param name="description">One line, secrets left out.</param>
    void ControlPacket(WanSession session, bool sent, string description);
}
