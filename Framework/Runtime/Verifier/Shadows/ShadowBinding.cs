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

    /// <summary>Its call manager has registered a family, whether NDIS took it or not.</summary>
    public bool HasRegistered { get; private set; }

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

    public override void Entered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolBindAdapterEx)
        {
            IsBinding = true;
            IsBound = false;
        }
        else if (e.Id == DdiId.ProtocolUnbindAdapterEx)
        {
            IsClosing = true;
            Shadows.Of(binding.Adapter).Withdraw(binding);
        }
    }

    public override void Returned(in DdiEvent e)
    {
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
}
