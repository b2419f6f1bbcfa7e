namespace UserCoNdis.Framework.Contracts;

/// <summary>A client's face of its binding.</summary>
public abstract class ClientBinding : NdisBinding
{
    /// <summary>Opens an address family that was notified on this binding.</summary>
    /// <param name="addressFamily">As notified.</param>
    /// <param name="clientAfContext">The client's own, kept until the close completes; not null (R028).</param>
    /// <param name="ndisAfHandle">The open family, on success.</param>
    /// <returns>Pending: one <see cref="ICoClient.OpenAfCompleteEx"/> follows. Failure: no such registration, or closing.</returns>
    [Ddi("NdisClOpenAddressFamilyEx")]
    public abstract NdisStatus OpenAddressFamilyEx(
        CoAddressFamily addressFamily, object clientAfContext, out ClientAf? ndisAfHandle);

    /// <summary>Finds this client's VC by the string that <see cref="ClientVc.GetTapiCallId"/> or
    /// <see cref="CmVc.GetTapiCallId"/> gave.</summary>
    /// <param name="tapiCallId">The string.</param>
    /// <param name="protocolVcContext">This client's context of the VC.</param>
    /// <returns>Failure: this client has no such VC.</returns>
    [Ddi("NdisClGetProtocolVcContextFromTapiCallId")]
    public abstract NdisStatus GetProtocolVcContextFromTapiCallId(string tapiCallId, out object? protocolVcContext);
}
