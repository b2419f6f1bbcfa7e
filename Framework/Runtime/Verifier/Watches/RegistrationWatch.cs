using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.B: who registers address families, and whom NDIS tells of them.</summary>
internal sealed class RegistrationWatch(RuleReport report) : RuleWatch(report)
{
    /// <summary>Call managers that registered a family from within ProtocolBindAdapterEx: they do so on every binding (R020).</summary>
    private readonly HashSet<string> _registering = new(StringComparer.Ordinal);

    public override void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisMCmRegisterAddressFamilyEx)
        {
            Require(e.Adapter.IsInitializing, "R021", e);
            Require(!IsRegistered(e), "R022", e);
        }
        else if (e.Id == DdiId.NdisCmRegisterAddressFamilyEx)
        {
            ShadowBinding binding = Shadows.Of((ProtocolBinding)e.Subject);
            Require(!binding.IsClosing, "R024", e);
            Require(!IsRegistered(e), "R023", e);
            if (binding.IsBinding)
            {
                _ = _registering.Add(e.Driver);
            }
        }
    }

    public override void Entered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCoAfRegisterNotify)
        {
            var registration = (AfRegistration)e.Subject;
            bool isReady = registration.Owner is { } owner ? Shadows.Of(owner).IsBound : e.Adapter.IsInitialized;
            Require(isReady, "R026", e);
            Require(
                !Shadows.Of((ProtocolBinding)e.Other!).Notified.Contains(registration.Family.AddressFamily), "R025", e);
        }
        else if (e.Id == DdiId.ProtocolUnbindAdapterEx && e.Subject is ProtocolBinding { Client: not null } binding)
        {
            HashSet<uint> notified = Shadows.Of(binding).Notified;
            Require(e.Adapter.Families.Where(f => f.Value.Owner != binding).All(f => notified.Contains(f.Key)), "R025", e);
        }
    }

    public override void Returned(in DdiEvent e)
    {
        if (e is { Id: DdiId.ProtocolBindAdapterEx, Other: CmBinding } && e.Status.IsSuccess && _registering.Contains(e.Driver))
        {
            Require(Shadows.Of((ProtocolBinding)e.Subject).HasRegistered, "R020", e);
        }
    }

    private static bool IsRegistered(in DdiEvent e) =>
        e.Adapter.Families.ContainsKey(((CoAddressFamily)e.Context!).AddressFamily);
}
