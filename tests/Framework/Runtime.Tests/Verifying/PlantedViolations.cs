using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>One broken rule each: the number, and how a driver breaks it on a fresh fixture.</summary>
internal static class PlantedViolations
{
    public static IReadOnlyDictionary<string, Action<NdisFixture>> All { get; } =
        new Dictionary<string, Action<NdisFixture>>(StringComparer.Ordinal)
        {
            ["R021"] = f => f.Mcm.Adapter!.RegisterAddressFamilyEx(new(0x999, 1, 0)),
            ["R027"] = f => f.Client.Binding.Handle.OpenAddressFamilyEx(new(0x999, 1, 0), f, out _),
            ["R028"] = f => f.Client.Binding.Handle.OpenAddressFamilyEx(f.Mcm.Families[0], null!, out _),
            ["R031"] = f => f.Mcm.Afs[0].Handle.OpenComplete(NdisStatus.Success, f.Mcm.Afs[0]),
            ["R036"] = f =>
            {
                ClientAf af = f.Client.Binding.Af!;
                f.Client.CloseFamily(f.Client.Binding);
                f.Run();
                af.Close();
            },
            ["R037"] = f => f.Client.Binding.Af!.Close(),
            ["R045"] = f => f.Mcm.Afs[0].Handle.CloseComplete(NdisStatus.Success),
            ["R048"] = f =>
            {
                f.Mcm.Script.Mode("ProtocolCmCloseAf", AnswerMode.Pending);
                f.Mcm.Afs[0].Handle.NotifyClose();
                f.Mcm.Afs[0].Handle.NotifyClose();
            },
            ["R050"] = f => f.Client.Binding.Af!.NotifyCloseComplete(NdisStatus.Success),
            ["R055"] = f =>
            {
                ClientAf af = f.Client.Binding.Af!;
                f.Client.CloseFamily(f.Client.Binding);
                f.Run();
                af.RegisterSap(f, CallParameters.Sap, out _);
            },
            ["R059"] = f => f.Mcm.Saps[0].Handle.RegisterComplete(NdisStatus.Success, f),
            ["R063"] = f =>
            {
                f.Mcm.Script.Mode("ProtocolCmDeregisterSap", AnswerMode.Pending);
                f.Client.Binding.Sap!.Deregister();
                f.Client.Binding.Sap!.Deregister();
            },
            ["R065"] = f => f.Mcm.Saps[0].Handle.DeregisterComplete(NdisStatus.Success),
            ["R066"] = f =>
            {
                f.Mcm.Script.Mode("ProtocolCmDeregisterSap", AnswerMode.Pending);
                f.Client.Binding.Sap!.Deregister();
                f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
            },
            ["R069"] = f => f.Client.Binding.Af!.RegisterSap(f, new(1, default), out _),
            ["R085"] = f => f.Connect().Handle.Delete(),
            ["R086"] = f => f.Connect().Handle.Delete(),
            ["R087"] = f =>
            {
                ScriptedCall call = f.Connect();
                f.Client.Close(call);
                f.Run();
                call.Handle.MakeCall(CallParameters.Any());
            },
            ["R103"] = f =>
            {
                f.Connect();
                f.Mcm.Vcs[0].Handle.Deactivate();
                f.Mcm.Vcs[0].Handle.Deactivate();
            },
            ["R115"] = f =>
            {
                ScriptedCall call = f.Connect();
                f.Mcm.CompletesSendsAtOnce = false;
                f.Client.Send(call, "x"u8);
                f.Mcm.Vcs[0].Handle.Deactivate();
            },
            ["R111"] = f =>
            {
                f.Connect();
                f.Mcm.Vcs[0].Handle.Deactivate();
                f.Mcm.Receive(f.Mcm.Vcs[0], "x"u8);
            },
            ["R119"] = f =>
            {
                f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
                f.Client.Binding.Calls[0].Handle.MakeCall(CallParameters.Any());
            },
            ["R120"] = f => f.Connect().Handle.MakeCall(CallParameters.Any()),
            ["R126"] = f =>
            {
                f.Connect();
                f.Mcm.Vcs[0].Handle.MakeCallComplete(NdisStatus.Success, CallParameters.Any());
            },
            ["R127"] = f =>
            {
                f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Pending);
                f.Client.Dial(f.Client.Binding);
                f.Mcm.Vcs[0].Handle.MakeCallComplete(NdisStatus.Success, CallParameters.Any());
            },
            ["R130"] = f =>
            {
                f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Early);
                f.Mcm.AlterParameters = p => p.CallMgrParameters = null;
                f.Connect();
            },
            ["R136"] = f =>
            {
                f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Pending);
                f.Client.Send(f.Client.Dial(f.Client.Binding), "x"u8);
            },
            ["R142"] = f =>
            {
                ScriptedMcmVc vc = f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
                vc.Handle.DispatchIncomingCall((McmSap)f.Mcm.Saps[0].Handle, CallParameters.Any());
            },
            ["R145"] = f =>
            {
                f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
                f.Client.Binding.Calls[0].Handle.IncomingCallComplete(NdisStatus.Success, CallParameters.Any());
            },
            ["R152"] = f =>
            {
                f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Pending);
                f.Client.Dial(f.Client.Binding);
                f.Mcm.Vcs[0].Handle.DispatchCallConnected();
            },
            ["R159"] = f =>
            {
                f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
                f.Client.Binding.Calls[0].Handle.Delete();
            },
            ["R179"] = f =>
            {
                f.Client.Binding.Af!.CreateVc(f, out ClientVc? vc);
                vc!.CloseCall();
            },
            ["R180"] = f =>
            {
                ScriptedCall call = f.Connect();
                f.Mcm.CompletesSendsAtOnce = false;
                f.Client.Send(call, "x"u8);
                f.Client.Close(call);
            },
            ["R182"] = f =>
            {
                ScriptedCall call = f.Connect();
                f.Mcm.Script.Mode("ProtocolCmCloseCall", AnswerMode.Pending);
                f.Client.Close(call);
                f.Client.Close(call);
            },
            ["R189"] = f =>
            {
                f.Connect();
                f.Mcm.Vcs[0].Handle.CloseCallComplete(NdisStatus.Success);
            },
            ["R194"] = f =>
            {
                f.Connect();
                f.Client.ClosesAtOnce = false;
                f.Mcm.HangUp(f.Mcm.Vcs[0], NdisStatus.Success);
                f.Mcm.HangUp(f.Mcm.Vcs[0], NdisStatus.Success);
            },
            ["R197"] = f =>
            {
                ScriptedCall call = f.Connect();
                f.Client.ClosesAtOnce = false;
                f.Mcm.HangUp(f.Mcm.Vcs[0], NdisStatus.Success);
                f.Client.Send(call, "x"u8);
            },
            ["R215"] = f =>
            {
                ScriptedCall call = f.Connect();
                NetBufferList list = f.Client.Frame(call, "x"u8);
                list.SourceHandle = null;
                call.Handle.SendNetBufferLists(list);
            },
            ["R217"] = f =>
            {
                ScriptedCall call = f.Connect();
                f.Mcm.CompletesSendsAtOnce = false;
                NetBufferList list = f.Client.Frame(call, "x"u8);
                call.Handle.SendNetBufferLists(list);
                call.Handle.SendNetBufferLists(list);
            },
            ["R218"] = f =>
            {
                ScriptedCall call = f.Connect();
                f.Mcm.Vcs[0].Handle.SendNetBufferListsComplete(f.Client.Frame(call, "x"u8));
            },
            ["R222"] = f =>
            {
                ScriptedCall call = f.Connect();
                f.Mcm.SendStatus = NdisStatus.Pending;
                f.Client.Send(call, "x"u8);
            },
            ["R226"] = f =>
            {
                ScriptedCall call = f.Connect();
                NetBufferList list = f.Client.Frame(call, "x"u8);
                list.SourceHandle = f.Mcm.Vcs[0].Handle;
                f.Mcm.Vcs[0].Handle.IndicateReceiveNetBufferLists(list, 2, NdisReceiveFlags.Resources);
            },
            ["R228"] = f =>
            {
                ScriptedCall call = f.Connect();
                f.Client.Binding.Handle.ReturnNetBufferLists(f.Client.Frame(call, "x"u8));
            },
            ["R239"] = f => f.Mcm.Adapter!.OidRequestComplete(
                null, new(NdisRequestType.QueryInformation, Oid.WanCoGetInfo, new byte[4]), NdisStatus.Success),
            ["R240"] = f =>
            {
                ScriptedCall call = f.Connect();
                f.Mcm.Script.Mode("MiniportCoOidRequest", AnswerMode.Pending);
                NdisOidRequest oid = new(NdisRequestType.QueryInformation, Oid.WanCoGetInfo, new byte[4]);
                f.Client.Binding.Handle.OidRequest(call.Handle, oid);
                f.Mcm.Adapter!.OidRequestComplete(null, oid, NdisStatus.Success);
            },
            ["R267"] = f =>
            {
                ScriptedCall call = f.Connect();
                McmVc vc = f.Mcm.Vcs[0].Handle;
                f.Client.Close(call);
                f.Run();
                f.Mcm.Adapter!.IndicateStatusEx(vc, new(NdisStatus.WanCoLinkParams, default));
            },
            ["R329"] = f =>
            {
                f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Pending);
                f.Client.Dial(f.Client.Binding);
                f.Mcm.Vcs[0].Handle.MakeCallComplete(NdisStatus.Pending, CallParameters.Any());
            },
        };
}
