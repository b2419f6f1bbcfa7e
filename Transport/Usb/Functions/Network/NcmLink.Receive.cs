using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <content>Receiving: the datagrams of an NTB share its block.</content>
internal sealed partial class NcmLink
{
    private const int MaxShares = 60; // of 255 that a block can have: the user shares frames too

    private readonly NtbDatagram[] _datagrams = new NtbDatagram[NcmSetup.MaxReceived];
    private readonly LinkFrame[] _frames = new LinkFrame[MaxShares];

    /// <inheritdoc/>
    protected override void HandleRead(ReadOnlySpan<LinkFrame> transfers)
    {
        foreach (ref readonly LinkFrame transfer in transfers)
        {
            int count = DropsReceived ? 0 : _parser.Parse(transfer.Span, _datagrams);
            if (count == 0)
            {
                transfer.Lease.Return();
            }
            else
            {
                HandOver(transfer, _datagrams.AsSpan(0, count));
            }
        }
    }

    /// <summary>Hands datagrams over; for more than share a block well, the block is copied, which is rare.</summary>
    private void HandOver(LinkFrame transfer, ReadOnlySpan<NtbDatagram> datagrams)
    {
        while (datagrams.Length > MaxShares && TryCopy(transfer, out LinkFrame copy))
        {
            Counters.PayloadMoves += datagrams.Length - MaxShares;
            HandOverShared(transfer, datagrams[..MaxShares]);
            datagrams = datagrams[MaxShares..];
            transfer = copy;
        }

        Counters.ReceiveNoBuffer += Math.Max(datagrams.Length - MaxShares, 0);
        HandOverShared(transfer, datagrams[..Math.Min(datagrams.Length, MaxShares)]);
    }

    private void HandOverShared(in LinkFrame transfer, ReadOnlySpan<NtbDatagram> datagrams)
    {
        if (DropsReceived)
        {
            transfer.Lease.Return(); // closed while it took those before
            return;
        }

        for (int i = 0; i < datagrams.Length; i++)
        {
            BufferLease lease = i == 0 ? transfer.Lease : transfer.Lease.Share();
            _frames[i] = new LinkFrame(lease, transfer.Offset + datagrams[i].Offset, datagrams[i].Length);
        }

        HandOver(_frames.AsSpan(0, datagrams.Length));
    }

    private static bool TryCopy(in LinkFrame transfer, out LinkFrame copy)
    {
        bool isRented = transfer.Lease.Pool.TryRent(out BufferLease lease);
        copy = new LinkFrame(lease, transfer.Offset, transfer.Length);
        if (isRented)
        {
            transfer.Span.CopyTo(copy.Span);
        }

        return isRented;
    }
}
