using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Drivers.Tests.Tapi;

/// <summary>A scripted MCM with telephone lines: it answers the TAPI and WAN objects in earnest, and remembers the questions.</summary>
internal sealed class Pbx
{
    public const uint Speed = 7000; // bytes/s

    private readonly uint[] _addresses;
    private readonly bool _perLine;
    private readonly bool _perAddress;

    /// <param name="loop">The loop.</param>
    /// <param name="name">The driver's name.</param>
    /// <param name="addresses">One line each, with so many addresses.</param>
    /// <param name="perLine">Lines differ.</param>
    /// <param name="perAddress">Addresses of a line differ.</param>
    public Pbx(IEventLoop loop, string name, uint[] addresses, bool perLine, bool perAddress)
    {
        (_addresses, _perLine, _perAddress) = (addresses, perLine, perAddress);
        Mcm = new ScriptedMcm(loop, name) { OnOid = AnswerClient };
        Mcm.Edge.OnOid = AnswerWan;
        Mcm.AlterParameters = Connected;
        Mcm.Script.Pends.Add("ProtocolCmCloseCall"); // R319
    }

    public ScriptedMcm Mcm { get; }

    /// <summary>The TAPI questions in order, as "LINE 1" or "ADDRESS 1.0".</summary>
    public List<string> Asked { get; } = [];

    /// <summary>What OID_CO_TAPI_GET_CALL_DIAGNOSTICS answers; null: it is not supported.</summary>
    public CoTapiDiagInfo? Diagnostics { get; set; }

    /// <summary>What answers a TRANSLATE request.</summary>
    public Func<NdisOidRequest, NdisStatus?>? Translate { get; set; }

    public NdisWanCoInfo WanInfo { get; set; } = new(1500, 4, WanFraming.PppFraming | WanFraming.TapiProvider, 0);

    public List<NdisWanCoLinkInfo> LinkInfoSet { get; } = [];

    public NdisWanCoCompInfo? CompInfoSet { get; private set; }

    /// <summary>A call from the network to a line.</summary>
    public static CoCallParameters Incoming(uint line, string caller)
    {
        LineCallInfo info = new() { LineDeviceId = line, MediaMode = LineMediaModes.DataModem, CallerId = VarData.OfText(caller) };
        FlowSpec flow = FlowSpec.Unspecified with { PeakBandwidth = Speed };
        return new CoCallParameters
        {
            CallMgrParameters = new(flow, flow, CoSpecificParameters.Empty),
            MediaParameters = new(
                CoMediaFlags.TransmitVc | CoMediaFlags.ReceiveVc,
                0,
                0,
                new CoAfTapiIncomingCallParameters(line, 0, CoTapi.FlagIncomingCall, info).ToSpecific()),
        };
    }

    public static NdisStatus Write(NdisOidRequest request, int size, Action<Memory<byte>> write)
    {
        if (request.InformationBuffer.Length < size)
        {
            request.BytesNeeded = size;
            return NdisStatus.InvalidLength;
        }

        write(request.InformationBuffer);
        request.BytesWritten = size;
        return NdisStatus.Success;
    }

    private static void Connected(CoCallParameters parameters)
    {
        FlowSpec flow = FlowSpec.Unspecified with { PeakBandwidth = Speed };
        parameters.CallMgrParameters = new(flow, flow, parameters.CallMgrParameters?.CallMgrSpecific ?? CoSpecificParameters.Empty);
        parameters.Flags |= CoCallFlags.CallParametersChanged;
    }

    private NdisStatus? AnswerClient(ScriptedVc? vc, NdisOidRequest request)
    {
        Span<byte> question = request.InformationBuffer.Span;
        if (request.Oid == Oid.CoTapiCmCaps)
        {
            Asked.Add("CM");
            CoTapiCmCaps caps = new(CoTapi.Version, (uint)_addresses.Length, _perLine ? CoTapi.FlagPerLineCaps : 0);
            return Write(request, CoTapiCmCaps.Size, to => caps.Write(to.Span));
        }

        if (request.Oid == Oid.CoTapiLineCaps && CoTapiLineCaps.TryReadLineId(question, out uint line))
        {
            Asked.Add($"LINE {line}");
            LineDevCaps dev = new()
            {
                PermanentLineId = line,
                LineName = VarData.OfText($"line {line}"),
                NumAddresses = _addresses[line],
                BearerModes = LineBearerModes.Voice,
                MediaModes = LineMediaModes.DataModem | LineMediaModes.G3Fax,
                MaxNumActiveCalls = 2,
            };
            CoTapiLineCaps caps = new(line, _perAddress && _addresses[line] > 1 ? CoTapi.FlagPerAddressCaps : 0, dev);
            return Write(request, caps.Size, to => caps.Write(to.Span));
        }

        if (request.Oid == Oid.CoTapiAddressCaps && CoTapiAddressCaps.TryReadIds(question, out uint of, out uint address))
        {
            Asked.Add($"ADDRESS {of}.{address}");
            CoTapiAddressCaps caps = new(of, address, 0, new() { LineDeviceId = of, MaxNumActiveCalls = address + 1 });
            return Write(request, caps.Size, to => caps.Write(to.Span));
        }

        if (request.Oid == Oid.CoTapiGetCallDiagnostics)
        {
            Asked.Add("DIAGNOSTICS");
            CoTapiCallDiagnostics answer = new(LineCallOrigin.Outbound, LineCallReason.Direct, Diagnostics?.ToDiagInfo() ?? default);
            return Diagnostics is null ? NdisStatus.NotSupported : Write(request, answer.Size, to => answer.Write(to.Span));
        }

        return Translate?.Invoke(request);
    }

    private NdisStatus? AnswerWan(NdisOidRequest request)
    {
        if (request.Oid == Oid.WanCoGetInfo)
        {
            return Write(request, NdisWanCoInfo.Size, to => WanInfo.Write(to.Span));
        }

        if (request.Oid == Oid.WanCoGetLinkInfo)
        {
            NdisWanCoLinkInfo info = new(1500, 1500, WanFraming.None, WanFraming.None, 0, 0, 0, 0);
            return Write(request, NdisWanCoLinkInfo.Size, to => info.Write(to.Span));
        }

        if (request.Oid == Oid.WanCoSetLinkInfo && NdisWanCoLinkInfo.TryRead(request.InformationBuffer.Span, out NdisWanCoLinkInfo set))
        {
            LinkInfoSet.Add(set);
            request.BytesRead = NdisWanCoLinkInfo.Size;
            return NdisStatus.Success;
        }

        if (request.Oid == Oid.WanCoGetCompInfo)
        {
            NdisWanCompressInfo can = NdisWanCompressInfo.None with { MsCompType = WanCompression.Compression | WanCompression.Encryption40 };
            return Write(request, NdisWanCoCompInfo.Size, to => new NdisWanCoCompInfo(can, can).Write(to.Span));
        }

        if (request.Oid == Oid.WanCoSetCompInfo && NdisWanCoCompInfo.TryRead(request.InformationBuffer.Span, out NdisWanCoCompInfo comp))
        {
            CompInfoSet = comp;
            request.BytesRead = NdisWanCoCompInfo.Size;
            return NdisStatus.Success;
        }

        return null;
    }
}
