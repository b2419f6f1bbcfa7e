using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>A stand-alone call manager: binds, registers its family, keeps its VCs for the test to act on.</summary>
internal sealed partial class PlainCallManager(IEventLoop loop, string name = "CM")
{
    public string Name => name;

    public Script Script { get; } = new(loop, name);

    public CmBinding? Binding { get; private set; }

    /// <summary>What the registration of its family gave.</summary>
    public NdisStatus Registered { get; private set; }

    public List<CmAf> Afs { get; } = [];

    public List<CmSap> Saps { get; } = [];

    public List<PlainCmVc> Vcs { get; } = [];

    public PlainCmVc Vc => Vcs[^1];

    /// <summary>Completions of activations and deactivations, in order.</summary>
    public List<(string Ddi, NdisStatus Status)> Completions { get; } = [];

    /// <summary>Called by each, after it was noted.</summary>
    public Action<PlainCmVc>? OnCompletion { get; set; }

    public List<byte[]> Received { get; } = [];

    public List<NdisStatus> SendStatuses { get; } = [];

    public List<(NdisStatus Code, object? Vc)> Statuses { get; } = [];

    public PinnedSlabPool Blocks { get; } = new(16, 256);

    public NetBufferListPool Lists { get; } = new(16);

    /// <summary>Makes a VC of its own: a signaling VC, or one for the client of a family.</summary>
    public PlainCmVc? NewVc(CmAf? af, out NdisStatus status)
    {
        PlainCmVc vc = new() { IsOurs = true };
        status = af is null ? Binding!.CreateVc(vc, out CmVc? handle) : af.CreateVc(vc, out handle);
        Assert.Equal(status.IsSuccess, handle is not null);
        if (handle is null)
        {
            return null;
        }

        vc.Handle = handle;
        Vcs.Add(vc);
        return vc;
    }

    public PlainCmVc NewVc(CmAf? af = null)
    {
        PlainCmVc? vc = NewVc(af, out NdisStatus status);
        Assert.Equal(NdisStatus.Success, status);
        return vc!;
    }

    public NdisStatus Delete(PlainCmVc vc)
    {
        NdisStatus status = vc.Handle.Delete();
        _ = status.IsSuccess && Vcs.Remove(vc);
        return status;
    }

    /// <summary>Makes a VC, activates it, and offers a call on it.</summary>
    public PlainCmVc Offer()
    {
        PlainCmVc vc = NewVc(Afs[0]);
        Assert.Equal(NdisStatus.Success, vc.Activate(CallParameters.Any()));
        Assert.Equal(NdisStatus.Success, vc.Handle.DispatchIncomingCall(Saps[0], CallParameters.Any()));
        vc.Handle.DispatchCallConnected();
        return vc;
    }

    public void Send(PlainCmVc vc, ReadOnlySpan<byte> frame)
    {
        Assert.True(Blocks.TryRent(out BufferLease lease));
        frame.CopyTo(lease.Span);
        Assert.True(Lists.TryAllocate(lease, 0, frame.Length, out NetBufferList? list));
        list.SourceHandle = vc.Handle;
        vc.Handle.SendNetBufferLists(list);
    }
}
