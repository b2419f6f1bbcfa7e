using System.Buffers.Binary;
using System.Numerics;

namespace UserCoNdis.Transport.Protocols;

/// <summary>Control frames that wait to be fetched, one behind the other in memory that grows with what waits, up to a number of frames.</summary>
internal sealed class FrameQueue(int maxFrames)
{
    private const int PrefixLength = sizeof(ushort);
    private const int SmallestLength = 64;

    private byte[] _octets = [];
    private int _head;
    private int _tail;
    private int _count;

    public bool IsEmpty => _count == 0;

    /// <summary>Gives room for a frame; <see cref="Commit"/> makes it part of the queue.</summary>
    /// <param name="mostLength">The most that the frame can take.</param>
    /// <param name="frame">The room.</param>
    /// <returns>False if as many frames wait as may.</returns>
    public bool TryBegin(int mostLength, out Span<byte> frame)
    {
        if (_count == maxFrames)
        {
            frame = default;
            return false;
        }

        MakeRoom(PrefixLength + mostLength);
        frame = _octets.AsSpan(_tail + PrefixLength, mostLength);
        return true;
    }

    public void Commit(int length)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_octets.AsSpan(_tail), (ushort)length);
        _tail += PrefixLength + length;
        _count++;
    }

    /// <exception cref="ArgumentException">The frame that waits does not fit.</exception>
    public bool TryDequeue(Span<byte> frame, out int written)
    {
        written = 0;
        if (_count == 0)
        {
            return false;
        }

        Span<byte> next = _octets.AsSpan(_head + PrefixLength, BinaryPrimitives.ReadUInt16BigEndian(_octets.AsSpan(_head)));
        if (next.Length > frame.Length)
        {
            throw new ArgumentException($"A control frame of {next.Length} bytes waits.", nameof(frame));
        }

        next.CopyTo(frame);
        written = next.Length;
        next.Clear(); // a PAP password may have been in it
        _head += PrefixLength + written;
        if (--_count == 0)
        {
            _head = _tail = 0;
        }

        return true;
    }

    public void Clear()
    {
        _octets.AsSpan(0, _tail).Clear();
        _head = _tail = _count = 0;
    }

    private void MakeRoom(int length)
    {
        if (length <= _octets.Length - _tail)
        {
            return;
        }

        Span<byte> waiting = _octets.AsSpan(_head.._tail);
        int needed = waiting.Length + length;
        byte[] target = needed <= _octets.Length
            ? _octets
            : new byte[BitOperations.RoundUpToPowerOf2((uint)Math.Max(needed, SmallestLength))];
        waiting.CopyTo(target);
        if (target != _octets)
        {
            waiting.Clear();
        }

        _octets = target;
        (_head, _tail) = (0, waiting.Length);
    }
}
