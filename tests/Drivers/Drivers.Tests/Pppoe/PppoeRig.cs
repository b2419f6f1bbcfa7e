using UserCoNdis.Drivers.Tests.Calls;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>A host's and a concentrator's miniport on one wire, called by the test as NDIS calls them; no layer above.</summary>
internal sealed class PppoeRig
{
    private readonly object _hostAf;

    public PppoeRig(PppoeMiniportOptions options, int blocks = 1024, bool share = true, ulong seed = 1)
    {
        Loop = new SeededLoop(seed);
        Pool = new PinnedSlabPool(blocks, 2048);
        LinkRegistry links = new LinkRegistry().Add(new LoopLinkFactory());
        string uri = $"loop:rig?kind=frames&queue=4096{(share ? "&share=on" : "")}";
        HostLink = new ChangingLink(links.Open(uri, Loop, Pool)) { Keeps = true };
        Host = Make(HostLink, options with { Address = new(0x0200_0000_000A), Random = new TestRandom(1) });
        Concentrator = Make(links.Open(uri, Loop, Pool), options with { Address = new(0x0200_0000_000B), Random = new TestRandom(2) });
        Assert.Equal(NdisStatus.Success, Open(Host, new RigAf(), out _hostAf));
        Assert.Equal(NdisStatus.Success, Open(Concentrator, ConcentratorAf, out object af));
        Assert.Equal(NdisStatus.Success, ((ICallManager<McmAf, McmSap, McmVc>)Concentrator).RegisterSap(
            af, new CoAfTapiSap(0, CoTapi.AddressIdUnspecified, LineMediaModes.DigitalData).ToSap(), new RigSap(), out _));
        Lists = new NetBufferListPool(256);
    }

    public SeededLoop Loop { get; }

    public PinnedSlabPool Pool { get; }

    public ChangingLink HostLink { get; }

    public PppoeMiniport Host { get; }

    public PppoeMiniport Concentrator { get; }

    public RigAf ConcentratorAf { get; } = new();

    public NetBufferListPool Lists { get; }

    /// <summary>Makes a call; it is through when the loop has run.</summary>
    public PppoeVc Call(out RigVc handle, string address = "")
    {
        handle = new RigVc((uint)Host.Calls.Count + 1);
        ICallManager<McmAf, McmSap, McmVc> host = Host;
        Assert.Equal(NdisStatus.Success, host.CreateVc(_hostAf, handle, out object? vc));
        CoCallParameters parameters = new()
        {
            MediaParameters = new(
                CoMediaFlags.TransmitVc, 0, 0, new CoAfTapiMakeCallParameters(0, 0, CoTapi.FlagOutgoingCall, address).ToSpecific()),
        };
        Assert.Equal(NdisStatus.Pending, host.MakeCall(vc, parameters, null, out _));
        return (PppoeVc)vc!;
    }

    public NetBufferList NewList(int offset, ReadOnlySpan<byte> ppp)
    {
        Assert.True(Pool.TryRent(out BufferLease lease));
        ppp.CopyTo(lease.Span[offset..]);
        Assert.True(Lists.TryAllocate(lease, offset, ppp.Length, out NetBufferList? list));
        return list;
    }

    public void Send(PppoeVc vc, NetBufferList lists) => ((ICoMiniportEdge)Host).SendNetBufferLists(vc, lists, NdisSendFlags.None);

    private PppoeMiniport Make(ILink link, PppoeMiniportOptions options)
    {
        PppoeMiniport miniport = new(link, Loop, options);
        Assert.Equal(NdisStatus.Success, ((IMcmMiniport)miniport).InitializeEx(new RigAdapter(), out _));
        Assert.Equal(NdisStatus.Success, ((ICoMiniportEdge)miniport).Restart(null));
        return miniport;
    }

    private static NdisStatus Open(PppoeMiniport miniport, RigAf handle, out object af)
    {
        NdisStatus status = ((ICallManager<McmAf, McmSap, McmVc>)miniport).OpenAf(null, CoTapi.TapiProxyFamily, handle, out object? context);
        af = context!;
        return status;
    }
}
