using System.Buffers.Binary;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.Q: the VAR_STRING of NdisCoGetTapiCallId.</summary>
internal sealed class TapiCallIdWatch(RuleReport report) : RuleWatch(report)
{
    public override void Finished(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisCoGetTapiCallId && e.Other is Memory<byte> buffer)
        {
            uint total = buffer.Length < sizeof(uint) ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(buffer.Span);
            bool isSized = total >= VarString.FixedSize && total <= (uint)buffer.Length;
            bool isTold = e.Status != NdisStatus.BufferTooShort || VarString.NeededSize(buffer.Span) > total;
            Require(isSized && isTold, "R327", e);
        }
    }
}
