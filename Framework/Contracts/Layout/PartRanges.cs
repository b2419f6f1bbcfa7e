using System.Runtime.CompilerServices;

namespace UserCoNdis.Framework.Contracts;

/// <summary>The octets that the variable parts of one structure lie in; no two parts share one.</summary>
internal struct PartRanges
{
    /// <summary>LINE_CALL_INFO, the richest structure, has 24 parts.</summary>
    public const int Capacity = 32;

    private Ranges _ranges;
    private int _count;

    /// <returns>False when they overlap a part that was claimed before, or there are too many parts.</returns>
    public bool TryClaim(int start, int length)
    {
        for (int i = 0; i < _count; i++)
        {
            if (start < _ranges[i].End && _ranges[i].Start < start + length)
            {
                return false;
            }
        }

        if (_count == Capacity)
        {
            return false;
        }

        _ranges[_count++] = (start, start + length);
        return true;
    }

    [InlineArray(Capacity)]
    private struct Ranges
    {
        private (int Start, int End) _first;
    }
}
