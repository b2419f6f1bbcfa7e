using System.Runtime.CompilerServices;

namespace UserCoNdis.TestKit;

/// <summary>
/// Seeded mutation fuzzing: inputs grown from a corpus of <c>.bin</c> files by bit flips, insertions, deletions,
/// repetitions, splices and interesting values. Equal seeds give equal inputs; input n does not depend on those before it.
/// </summary>
/// <remarks>
/// <c>FuzzRun.FromCorpus("../corpus/hdlc").Run(250_000, seed: 1, input => …)</c> with a check that throws on a broken invariant.
/// To replay: <c>new FuzzRun(seeds).Input(seed, iteration)</c>, or the printed hexadecimal text.
/// A found input is kept by adding it to the corpus folder.
/// </remarks>
public sealed class FuzzRun
{
    private const int MaxLength = 4096;
    private static readonly byte[] s_interesting =
        [0x00, 0x01, 0x02, 0x03, 0x04, 0x0A, 0x0D, 0x11, 0x13, 0x20, 0x2B, 0x3D, 0x5D, 0x5E, 0x7D, 0x7E, 0x7F, 0x80, 0xC0, 0xC2, 0xFF];

    private readonly List<byte[]> _seeds;

    /// <summary>Makes a run from seeds in memory; with none, inputs are random octets.</summary>
    public FuzzRun(IEnumerable<byte[]> seeds)
    {
        _seeds = [.. seeds];
        if (_seeds.Count == 0)
        {
            _seeds.Add([]);
        }
    }

    /// <summary>A check of one input: throws when an invariant is broken. The array is the check's own to spoil.</summary>
    public delegate void Check(byte[] input);

    /// <summary>The seeds.</summary>
    public IReadOnlyList<byte[]> Seeds => _seeds;

    /// <summary>Reads all <c>.bin</c> files of a folder named relative to the calling test source, in the order of their names.</summary>
    public static FuzzRun FromCorpus(string folder, [CallerFilePath] string testSource = "")
    {
        string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(testSource)!, folder));
        string[] files = Directory.GetFiles(path, "*.bin");
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0
            ? new FuzzRun(files.Select(File.ReadAllBytes))
            : throw new FuzzException($"no .bin file in {path}");
    }

    /// <summary>Checks every seed as it is, then <paramref name="iterations"/> mutated inputs.</summary>
    /// <exception cref="FuzzException">A check threw; the message has the seed, the iteration and the input.</exception>
    public void Run(int iterations, int seed, Check check)
    {
        ArgumentNullException.ThrowIfNull(check);
        for (int i = 0; i < _seeds.Count; i++)
        {
            RunOne(_seeds[i], $"corpus file {i}", check);
        }

        for (int i = 0; i < iterations; i++)
        {
            RunOne(Input(seed, i), $"seed {seed}, iteration {i}", check);
        }
    }

    /// <summary>Input number <paramref name="iteration"/> of seed <paramref name="seed"/>.</summary>
    public byte[] Input(int seed, int iteration)
    {
        Xorshift random = new((uint)seed, (uint)iteration);
        List<byte> octets = [.. _seeds[random.Below(_seeds.Count)]];
        int mutations = random.Below(8);
        for (int i = 0; i < mutations; i++)
        {
            Mutate(octets, ref random);
        }

        return [.. octets.Take(MaxLength)];
    }

    private static void RunOne(byte[] input, string name, Check check)
    {
        byte[] kept = [.. input];
        try
        {
            check([.. input]);
        }
        catch (Exception e)
        {
            throw new FuzzException($"{name}: {Wire.Text(kept)}\n{e.Message}", e);
        }
    }

    private void Mutate(List<byte> octets, ref Xorshift random)
    {
        int at = random.Below(octets.Count + 1);
        int run = Math.Min(random.Below(1 + random.Below(32)), octets.Count - at);
        switch (random.Below(8))
        {
            case 0 when at < octets.Count:
                octets[at] ^= (byte)(1 << random.Below(8));
                break;
            case 1 when at < octets.Count:
                octets[at] = s_interesting[random.Below(s_interesting.Length)];
                break;
            case 2 when at < octets.Count:
                octets[at] = (byte)random.Below(256);
                break;
            case 3:
                octets.Insert(at, s_interesting[random.Below(s_interesting.Length)]);
                break;
            case 4:
                octets.RemoveRange(at, run);
                break;
            case 5:
                octets.InsertRange(at, octets.GetRange(at, run));
                break;
            case 6:
                byte[] other = _seeds[random.Below(_seeds.Count)];
                int from = random.Below(other.Length + 1);
                octets.InsertRange(at, other.AsSpan(from).ToArray());
                break;
            default:
                octets.RemoveRange(at, octets.Count - at);
                break;
        }
    }

    /// <summary>A generator whose construction costs nothing, unlike a seeded <see cref="Random"/>: inputs are many and short.</summary>
    private struct Xorshift(uint seed, uint iteration)
    {
        private ulong _state = ((((ulong)seed << 32) | iteration) + 0x9E37_79B9_7F4A_7C15) * 0xBF58_476D_1CE4_E5B9 | 1;

        public int Below(int limit)
        {
            _state ^= _state << 13;
            _state ^= _state >> 7;
            _state ^= _state << 17;
            return (int)((_state >> 33) % (uint)limit);
        }
    }
}
