using UserCoNdis.Framework.Contracts;
using Answers = UserCoNdis.Framework.Contracts.OidAnswer;

namespace UserCoNdis.NdisKit;

/// <summary>How a scripted call manager tells of its lines (4.16 step 6) when it is told to.</summary>
public sealed class TapiAnswers
{
    public CoTapiCmCaps Cm { get; set; } = new(CoTapi.Version, 1, 0);

    /// <summary>Each line with the flags of its answer.</summary>
    public List<(uint Flags, LineDevCaps Caps)> Lines { get; } = [(0, Line())];

    /// <summary>The capabilities of an address.</summary>
    public Func<uint, uint, LineAddressCaps> Address { get; set; } = static (line, _) => new() { LineDeviceId = line, MaxNumActiveCalls = 1 };

    /// <summary>What a call that was made gets; 0: nothing is changed.</summary>
    public uint Speed { get; set; } = TapiCalls.Speed;

    /// <summary>MaxSduSize of a call that was made.</summary>
    public uint SduSize { get; set; } = FlowSpec.NotSpecified;

    public static LineDevCaps Line(uint addresses = 1, LineMediaModes media = LineMediaModes.DataModem) => new()
    {
        NumAddresses = addresses,
        BearerModes = LineBearerModes.Voice,
        MediaModes = media,
        MaxNumActiveCalls = 2,
    };

    /// <summary>Makes a call manager answer so; its calls get a speed (R312), and their close pends (R319).</summary>
    public void Give(ScriptedCallManager callManager)
    {
        ArgumentNullException.ThrowIfNull(callManager);
        callManager.OnOid = (_, request) => Answer(request);
        callManager.AlterParameters = Connected;
        callManager.Script.Pends.Add("ProtocolCmCloseCall");
    }

    private void Connected(CoCallParameters parameters)
    {
        if (Speed > 0)
        {
            FlowSpec flow = FlowSpec.Unspecified with { PeakBandwidth = Speed, MaxSduSize = SduSize };
            parameters.CallMgrParameters = new(flow, flow, parameters.CallMgrParameters!.CallMgrSpecific);
            parameters.Flags |= CoCallFlags.CallParametersChanged;
        }
    }

    private NdisStatus? Answer(NdisOidRequest request)
    {
        Span<byte> buffer = request.InformationBuffer.Span;
        if (request.Oid == Oid.CoTapiCmCaps)
        {
            Cm.Write(buffer);
            return Answers.Begin(request, CoTapiCmCaps.Size);
        }

        if (request.Oid == Oid.CoTapiLineCaps && CoTapiLineCaps.TryReadLineId(buffer, out uint line))
        {
            CoTapiLineCaps caps = new(line, Lines[(int)line].Flags, Lines[(int)line].Caps);
            caps.Write(buffer);
            return Answers.Begin(request, caps.Size);
        }

        if (request.Oid == Oid.CoTapiAddressCaps && CoTapiAddressCaps.TryReadIds(buffer, out uint of, out uint address))
        {
            CoTapiAddressCaps caps = new(of, address, 0, Address(of, address));
            caps.Write(buffer);
            return Answers.Begin(request, caps.Size);
        }

        return null;
    }
}
