using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What client and call manager have told each other over a family by OIDs (contract 4.11).</summary>
internal sealed class ShadowAfOids
{
    private byte[]? _addresses;
    private bool _mayDiffer;

    /// <summary>The call manager has said that it signals no calls (R260).</summary>
    public bool IsSignalingDisabled { get; private set; }

    /// <summary>The client has taken note of it (R259).</summary>
    public bool IsClientTold { get; private set; }

    /// <summary>The client was told that the addresses have changed, and has not asked for them (R256).</summary>
    public bool OwesQuery { get; private set; }

    /// <summary>The client was told to close the family, and has not begun to (R258).</summary>
    public bool OwesClose { get; private set; }

    /// <summary>The call manager's list is the one it told last, or it has said that it changed (R257).</summary>
    public bool IsAnnounced(NdisOidRequest answer) => _mayDiffer || _addresses is null
        || _addresses.Length != answer.BytesWritten
        || answer.InformationBuffer.Span[..answer.BytesWritten].SequenceEqual(_addresses);

    public void Asked(NdisOidRequest request, bool byClient)
    {
        if (byClient)
        {
            OwesQuery &= request.Oid != Oid.CoGetAddresses;
        }
        else if (request.Oid == Oid.CoSignalingDisabled || request.Oid == Oid.CoSignalingEnabled)
        {
            IsSignalingDisabled = request.Oid == Oid.CoSignalingDisabled;
        }
        else
        {
            _mayDiffer |= request.Oid == Oid.CoAddressChange;
        }
    }

    public void Answered(NdisOidRequest request)
    {
        if (request.Oid == Oid.CoAddressChange)
        {
            OwesQuery = true;
        }
        else if (request.Oid == Oid.CoSignalingDisabled || request.Oid == Oid.CoSignalingEnabled)
        {
            IsClientTold = request.Oid == Oid.CoSignalingDisabled;
        }
        else if (request.Oid == Oid.CoAfClose)
        {
            OwesClose = true;
        }
        else if (request.Oid == Oid.CoAddAddress || request.Oid == Oid.CoDeleteAddress)
        {
            _mayDiffer = true; // the list has those of the client in it
        }
        else if (request.Oid == Oid.CoGetAddresses)
        {
            _addresses = request.InformationBuffer.Span[..request.BytesWritten].ToArray();
            _mayDiffer = false;
        }
    }

    public void CloseBegun() => OwesClose = false;
}
