using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Buffers.Tests;

public sealed class DiagnosticSlabPoolTests
{
    [Fact]
    public void Return_OfTheLastShare_FillsTheBlock()
    {
        DiagnosticSlabPool pool = new(1, 64);
        _ = pool.TryRent(out BufferLease lease);
        Span<byte> late = lease.Span; // a span kept beyond the return: what the fill makes visible
        late.Fill(1);
        _ = lease.Share();
        lease.Return();
        Assert.Equal(1, late[0]);
        lease.Return();
        Assert.Equal(-1, late.IndexOfAnyExcept(DiagnosticSlabPool.DeadByte));
    }

    [Fact]
    public void ThrowIfOutstanding_NamesWhoRented()
    {
        DiagnosticSlabPool pool = new(3, 64);
        _ = pool.TryRent(out BufferLease returned);
        _ = pool.TryRent(out _);
        returned.Return();
        string message = Assert.Throws<InvalidOperationException>(pool.ThrowIfOutstanding).Message;
        Assert.Contains("1 of 3", message, StringComparison.Ordinal);
        Assert.Contains(nameof(ThrowIfOutstanding_NamesWhoRented), message, StringComparison.Ordinal);
        Assert.DoesNotContain("Block 0 ", message, StringComparison.Ordinal);
    }
}
