using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>What the cases of contract 6.Q share: the client is NDPROXY, the call manager has telephone lines.</summary>
internal static class TapiCases
{
    /// <summary>Two lines that are alike.</summary>
    public static TapiAnswers TwoLines(uint flags = 0)
    {
        TapiAnswers lines = new() { Cm = new(CoTapi.Version, 2, flags) };
        lines.Lines.Add((0, TapiAnswers.Line()));
        return lines;
    }

    public static TapiAnswers Voice()
    {
        TapiAnswers lines = new() { SduSize = 160 };
        LineDevCaps caps = TapiAnswers.Line(media: LineMediaModes.AutomatedVoice) with
        {
            AddressTypes = CoTapi.AddressTypePhoneNumber,
            GenerateDigitModes = 1,
            MonitorDigitModes = 1,
        };
        lines.Lines[0] = (0, caps);
        return lines;
    }

    /// <summary>A session whose lines are enumerated (4.16 step 6).</summary>
    public static void Session(ContractFixture f, TapiAnswers? answers = null)
    {
        answers ??= new();
        answers.Give(f.CallManager);
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Pending); // R315
        Ask(f, Oid.CoTapiCmCaps, CoTapiCmCaps.Size);
        uint lines = (answers.Cm.Flags & CoTapi.FlagPerLineCaps) == 0 ? 1 : answers.Cm.NumLines;
        for (uint line = 0; line < lines; line++)
        {
            AskLine(f, line);
            AskAddress(f, line, 0);
        }
    }

    public static void AskLine(ContractFixture f, uint line) => Ask(f, Oid.CoTapiLineCaps, CoTapiLineCaps.FixedSize, line);

    public static void AskAddress(ContractFixture f, uint line, uint address) =>
        Ask(f, Oid.CoTapiAddressCaps, CoTapiAddressCaps.FixedSize, line, address);

    public static void Ask(ContractFixture f, Oid oid, int size, uint line = 0, uint address = 0)
    {
        byte[] buffer = new byte[size];
        if (oid != Oid.CoTapiCmCaps)
        {
            _ = BitConverter.TryWriteBytes(buffer, line);
            _ = BitConverter.TryWriteBytes(buffer.AsSpan(sizeof(uint)), address);
        }

        f.Client.RequestOfCallManager(f.Binding, null, new(NdisRequestType.QueryInformation, oid, buffer));
        f.Run();
    }

    public static ScriptedCall Dial(ContractFixture f, uint line = 0) => f.Connect(TapiCalls.Outgoing(line));

    /// <summary>Replaces the client's SAP by that of a line (4.18 step 1).</summary>
    public static void OpenLine(ContractFixture f, uint line)
    {
        f.Client.Deregister(f.Binding);
        f.Run();
        f.Client.Register(f.Binding, new CoAfTapiSap(line, 0, LineMediaModes.Unknown).ToSap());
        f.Run();
    }

    /// <summary>NDPROXY and NDISWAN, with a call that is handed over from one to the other (4.17).</summary>
    public static (ScriptedProxy Proxy, ScriptedBinding Wan) Bridge(ContractFixture f)
    {
        new TapiAnswers().Give(f.CallManager);
        ScriptedProxy proxy = new() { Enumerates = true };
        f.Host.RegisterProtocol(proxy);
        ScriptedClient wan = f.Add(new ScriptedClient(f.Loop, "WAN", CoAddressFamily.Tapi));
        f.Run();
        proxy.Dial();
        f.Run();
        proxy.BridgeUp();
        f.Run();
        return (proxy, wan.Binding);
    }
}
