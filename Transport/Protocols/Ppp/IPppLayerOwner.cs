namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Hears what a control protocol tells the layers above and below it (RFC 1661 section 4.4).</summary>
internal interface IPppLayerOwner
{
    void StateChanged(PppMachine machine);

    void LayerUp(PppMachine machine);

    void LayerDown(PppMachine machine);

    void LayerFinished(PppMachine machine);

    /// <summary>The protocol is about to end for this cause; the first cause counts.</summary>
    void Failed(PppMachine machine, PppCloseCause cause);
}
