namespace UserCoNdis.Framework.Runtime;

/// <summary>Finds the shadow of an object; makes it when the object is seen first.</summary>
internal static class Shadows
{
    public static ShadowAdapter Of(NdisAdapter adapter) => (ShadowAdapter)(adapter.Shadow ??= new ShadowAdapter());

    public static ShadowBinding Of(ProtocolBinding binding) => (ShadowBinding)(binding.Shadow ??= new ShadowBinding(binding));

    public static ShadowAf Of(NdisAfInstance af) => (ShadowAf)(af.Shadow ??= new ShadowAf(af));

    public static ShadowSap Of(NdisSapObject sap) => (ShadowSap)(sap.Shadow ??= new ShadowSap(sap));

    public static ShadowVc Of(NdisVcObject vc) => (ShadowVc)(vc.Shadow ??= new ShadowVc(vc));

    public static ShadowParty Of(NdisPartyObject party) => (ShadowParty)(party.Shadow ??= new ShadowParty(party));

    public static ShadowRegistration Of(AfRegistration registration) =>
        (ShadowRegistration)(registration.Shadow ??= new ShadowRegistration(registration));

    public static Shadow Of(ITraced subject) => subject switch
    {
        NdisVcObject vc => Of(vc),
        NdisPartyObject party => Of(party),
        NdisSapObject sap => Of(sap),
        NdisAfInstance af => Of(af),
        ProtocolBinding binding => Of(binding),
        AfRegistration registration => Of(registration),
        NdisAdapter adapter => Of(adapter),
        _ => subject.Shadow ??= new Shadow(),
    };
}
