using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace UserCoNdis.Transport.Buffers;

/// <summary>The stricter twin of <see cref="PinnedSlabPool"/>: fills returned blocks and keeps who rented the others.</summary>
/// <remarks>Allocates a stack trace a rent: for tests and for <c>--verify</c>, not for the data path.</remarks>
public sealed class DiagnosticSlabPool(int blockCount, int blockSize) : PinnedSlabPool(blockCount, blockSize)
{
    /// <summary>The byte that a returned block is filled with.</summary>
    public const byte DeadByte = 0xDD;

    private readonly StackTrace?[] _renters = new StackTrace?[blockCount];

    /// <summary>Gets or sets who makes the pool say that it is empty, asked at each rent; null: nobody. So a test fails each
    /// rent in turn.</summary>
    public Func<bool>? Refuse { get; set; }

    /// <inheritdoc/>
    protected override bool IsRefused() => Refuse?.Invoke() ?? false;

    /// <inheritdoc/>
    protected override void OnRented(int index) => _renters[index] = new StackTrace(2, fNeedFileInfo: true);

    /// <inheritdoc/>
    protected override void OnReturned(int index, Span<byte> block)
    {
        block.Fill(DeadByte);
        _renters[index] = null;
    }

    /// <inheritdoc/>
    protected override string DescribeOutstanding()
    {
        var text = new StringBuilder();
        for (int i = 0; i < BlockCount; i++)
        {
            if (IsRented(i))
            {
                _ = text.Append(CultureInfo.InvariantCulture, $"\nBlock {i} was rented\n{_renters[i]}");
            }
        }

        return text.ToString();
    }
}
