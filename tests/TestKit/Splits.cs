namespace UserCoNdis.TestKit;

/// <summary>
/// How a stream may reach a decoder: whole, cut in two at every offset, octet by octet, with empty reads between.
/// Every chunk is a fresh array, so a decoder that works in place cannot spoil the next run, nor peek past a chunk's end.
/// </summary>
public static class Splits
{
    /// <summary>All the ways that every stream decoder must survive, each a list of chunks that join to <paramref name="wire"/>.</summary>
    public static IEnumerable<IReadOnlyList<byte[]>> Of(byte[] wire)
    {
        yield return [wire[..]];
        yield return ByteByByte(wire);
        for (int cut = 1; cut < wire.Length; cut++)
        {
            yield return [wire[..cut], wire[cut..]];
        }

        yield return WithEmptyReads(wire);
    }

    /// <summary>One chunk an octet.</summary>
    public static IReadOnlyList<byte[]> ByteByByte(byte[] wire) => [.. wire.Select(octet => new[] { octet })];

    /// <summary>Chunks of random sizes 1 to <paramref name="maxChunk"/>; equal seeds give equal cuts.</summary>
    public static IReadOnlyList<byte[]> Random(byte[] wire, int seed, int maxChunk = 64)
    {
        Random random = new(seed);
        List<byte[]> chunks = [];
        for (int start = 0; start < wire.Length;)
        {
            int length = Math.Min(random.Next(1, maxChunk + 1), wire.Length - start);
            chunks.Add(wire[start..(start + length)]);
            start += length;
        }

        return chunks;
    }

    /// <summary>Runs <paramref name="check"/> on every split; a failure names the split.</summary>
    public static void ForEach(byte[] wire, Action<IReadOnlyList<byte[]>> check)
    {
        foreach (IReadOnlyList<byte[]> chunks in Of(wire))
        {
            try
            {
                check(chunks);
            }
            catch (Exception e)
            {
                throw new SplitException($"with the stream cut as {string.Join(" | ", chunks.Select(c => Wire.Text(c)))}: {e.Message}", e);
            }
        }
    }

    private static List<byte[]> WithEmptyReads(byte[] wire)
    {
        List<byte[]> chunks = [[]];
        foreach (byte octet in wire)
        {
            chunks.Add([octet]);
            chunks.Add([]);
        }

        return chunks;
    }
}
