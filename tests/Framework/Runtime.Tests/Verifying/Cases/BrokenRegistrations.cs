using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.B, R020 to R026, each rule broken.</summary>
internal static class BrokenRegistrations
{
    [Rule("R020", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Family_NotRegisteredOnTheNextBinding(ContractFixture f)
    {
        f.CallManager.Families.Clear();
        Sessions.Restart(f);
    }

    [Rule("R021", RuleCase.Broken)]
    public static void Family_RegisteredAfterInitialize(NdisFixture f) =>
        f.Mcm.Adapter!.RegisterAddressFamilyEx(new(0x999, 1, 0));

    [Rule("R022", RuleCase.Broken)]
    public static void Family_RegisteredTwice(NdisFixture f)
    {
        f.Mcm.Families.Add(f.Mcm.Families[0]);
        Sessions.Restart(f);
    }

    [Rule("R023", RuleCase.Broken)]
    public static void Family_RegisteredByTwoCallManagers(NdisFixture f)
    {
        f.Mcm.Families.Add(new(CoAddressFamily.Tapi, 1, 0));
        Sessions.Restart(f);
        f.Host.RegisterProtocol(new ScriptedProxy());
    }

    [Rule("R024", RuleCase.Broken)]
    public static void Family_RegisteredOnAClosingBinding(ContractFixture f)
    {
        ProtocolBinding closing = new(f.Adapter, new ScriptedProxy());
        Forged.Callback(f, new("ProtocolCoAfRegisterNotify", "PROXY", Forged.Af(f).Registration) { Other = closing });
        Forged.Callback(f, new("ProtocolUnbindAdapterEx", "PROXY", closing));
        new CmBindingHandle(closing).RegisterAddressFamilyEx(new(CoAddressFamily.Tapi, 1, 0));
    }

    [Rule("R025", RuleCase.Broken)]
    public static void Client_NotifiedTwice(ContractFixture f) => Forged.Callback(
        f,
        new("ProtocolCoAfRegisterNotify", f.Client.Name, Forged.Af(f).Registration) { Other = Forged.Binding(f) });

    [Rule("R025", RuleCase.Broken)]
    public static void Client_NotNotified(ContractFixture f)
    {
        ProtocolBinding untold = new(f.Adapter, new ScriptedClient(f.Loop, "UNTOLD"));
        Forged.Callback(f, new("ProtocolUnbindAdapterEx", "UNTOLD", untold));
    }

    [Rule("R026", RuleCase.Broken)]
    public static void Client_NotifiedBeforeTheCallManagerIsBound(ContractFixture f)
    {
        ProtocolBinding owner = new(f.Adapter, new ScriptedProxy());
        AfRegistration early = new(f.Adapter, new(CoAddressFamily.Tapi, 1, 0), owner.CallManager!, owner);
        Forged.Callback(f, new("ProtocolCoAfRegisterNotify", f.Client.Name, early) { Other = Forged.Binding(f) });
    }
}
