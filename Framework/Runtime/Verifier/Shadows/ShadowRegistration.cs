namespace UserCoNdis.Framework.Runtime;

/// <summary>A registered family: whom NDIS has told of it is kept with the binding.</summary>
internal sealed class ShadowRegistration(AfRegistration registration) : Shadow
{
    public override void Entered(in DdiEvent e)
    {
        if (e is { Id: DdiId.ProtocolCoAfRegisterNotify, Other: ProtocolBinding binding })
        {
            _ = Shadows.Of(binding).Notified.Add(registration.Family.AddressFamily);
        }
    }
}
