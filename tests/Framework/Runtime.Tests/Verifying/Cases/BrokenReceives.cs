using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.K, received frames: each rule broken.</summary>
internal static class BrokenReceives
{
    [Rule("R225", RuleCase.Broken)]
    public static void Frame_OfAnotherVc(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        NetBufferList list = Frame(f, f.Connect());
        f.CarrierOf(call).Indicate(list, 1, NdisReceiveFlags.Resources);
    }

    [Rule("R226", RuleCase.Broken)]
    public static void Frames_Miscounted(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CarrierOf(call).Indicate(Frame(f, call), 2, NdisReceiveFlags.Resources);
    }

    [Rule("R227", RuleCase.Broken)]
    public static void Frame_ForTheClientOfAnotherVc(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        NetBufferList list = Frame(f, call);
        NdisVcObject other = Forged.Vc(f.VcOf(f.Connect()));
        f.Host.Verifier!.Indicating(Forged.Vc(f.VcOf(call)), list, 1, NdisReceiveFlags.None);
        f.Host.Verifier.Receiving(other, list);
    }

    [Rule("R228", RuleCase.Broken)]
    public static void Frame_ReturnedThatWasNotReceived(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Binding.Handle.ReturnNetBufferLists(f.Client.Frame(call, "x"u8));
    }

    [Rule("R228", RuleCase.Broken)]
    public static void Frame_ReturnedTwice(ContractFixture f)
    {
        NetBufferList list = Kept(f);
        f.Client.ReturnKept(f.Binding);
        f.Binding.Handle.ReturnNetBufferLists(list);
    }

    [Rule("R229", RuleCase.Broken)]
    public static void Frame_LentAndReturned(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        NetBufferList list = Frame(f, call);
        f.Client.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolCoReceiveNetBufferLists")
            {
                f.Binding.Handle.ReturnNetBufferLists(list);
            }
        };
        f.CarrierOf(call).Indicate(list, 1, NdisReceiveFlags.Resources);
    }

    [Rule("R230", RuleCase.Broken)]
    public static void Frame_IndicatedTwice(ContractFixture f)
    {
        NetBufferList list = Kept(f);
        f.CarrierOf(f.Binding.Calls[0]).Indicate(list, 1, NdisReceiveFlags.None);
    }

    [Rule("R230", RuleCase.Broken)]
    public static void Frame_MarkedWhileTheProtocolHasIt(ContractFixture f)
    {
        Kept(f).MiniportReserved = f;
        f.Client.ReturnKept(f.Binding);
    }

    [Rule("R231", RuleCase.Broken)]
    public static void Frame_ReturnedWithAnotherSource(ContractFixture f)
    {
        Kept(f).SourceHandle = f;
        f.Client.ReturnKept(f.Binding);
    }

    /// <summary>One frame that the client has received and not returned.</summary>
    private static NetBufferList Kept(ContractFixture f)
    {
        f.Client.KeepsFrames = true;
        f.Receive(f.Connect(), "x"u8);
        return f.Client.Kept[0].List;
    }

    private static NetBufferList Frame(ContractFixture f, ScriptedCall call)
    {
        NetBufferList list = f.Client.Frame(call, "x"u8);
        list.SourceHandle = f.CarrierOf(call).Handle;
        return list;
    }
}
