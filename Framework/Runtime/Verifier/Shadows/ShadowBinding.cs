using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of a protocol's binding.</summary>
internal sealed class ShadowBinding(ProtocolBinding binding) : Shadow
{
    /// <summary>ProtocolBindAdapterEx is running.</summary>
    public bool IsBinding { get; private set; }

    /// <summary>ProtocolBindAdapterEx has succeeded.</summary>
    public bool IsBound { get; private set; }

    /// <summary>ProtocolUnbindAdapterEx has been called.</summary>
    public bool IsClosing { get; private set; }

    /// <summary>It was told of RESET_START, and not yet of RESET_END.</summary>
    public bool IsResetting { get; private set; }

    /// <summary>Frames of the protocol that the miniport has, and of the miniport that the protocol has.</summary>
    public int Frames { get; set; }

    /// <summary>Its call manager has registered a family, whether NDIS took it or not.</summary>
    public bool HasRegistered { get; private set; }

    /// <summary>The frames that its call manager sent on signaling VCs.</summary>
    public long SignalledFrames { get; private set; }

    /// <summary>All that may have told the network something: those frames, and requests.</summary>
    public long Signals { get; private set; }

    public long SignalledOctets { get; private set; }

    /// <summary>It is being told of a status (R266).</summary>
    public bool IsBeingTold { get; private set; }

    /// <summary>A status for all was indicated, and it was not told yet (R265).</summary>
    public bool AwaitsStatus { get; private set; }

    /// <summary>The families, by type, that the client was told of.</summary>
    public HashSet<uint> Notified { get; } = [];

    public override void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisCmRegisterAddressFamilyEx)
        {
            HasRegistered = true;
            if (!IsClosing)
            {
                Shadows.Of(binding.Adapter).Register((CoAddressFamily)e.Context!, binding);
            }
        }
    }

    /// <summary>A status is indicated; who is being told of another hears of it later (R266).</summary>
    public void AwaitStatus(bool isForAll) => AwaitsStatus = isForAll && IsBound && !IsClosing && !IsBeingTold;

    public override void Entered(in DdiEvent e)
    {
        IsBeingTold |= e.Id == DdiId.ProtocolCoStatusEx;
        AwaitsStatus &= e.Id != DdiId.ProtocolCoStatusEx;
        switch (e.Id)
        {
            case DdiId.ProtocolBindAdapterEx:
                IsBinding = true;
                IsBound = false;
                break;
            case DdiId.ProtocolUnbindAdapterEx:
                IsClosing = true;
                Shadows.Of(binding.Adapter).Withdraw(binding);
                break;
            case DdiId.ProtocolCoStatusEx when e.Status == NdisStatus.ResetStart:
                IsResetting = true;
                break;
            case DdiId.ProtocolCoStatusEx when e.Status == NdisStatus.ResetEnd:
                IsResetting = false;
                break;
            default:
                break; // nothing to remember
        }
    }

    public override void Returned(in DdiEvent e)
    {
        IsBeingTold &= e.Id != DdiId.ProtocolCoStatusEx;
        if (e.Id == DdiId.ProtocolBindAdapterEx)
        {
            IsBinding = false;
            IsBound = e.Status.IsSuccess;
            if (!IsBound)
            {
                Shadows.Of(binding.Adapter).Withdraw(binding);
            }
        }
    }

    public void Signalled(int octets, bool isFrame)
    {
        SignalledFrames += isFrame ? 1 : 0;
        Signals++;
        SignalledOctets += octets;
    }
}
