using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>A VC as the miniport half sees it: what frames travel on, in either shape.</summary>
public interface ICarrier
{
    NdisVc Handle { get; }

    int ReceivesOutstanding { get; }

    void Complete(NetBufferList lists);

    void Indicate(NetBufferList lists, int count, NdisReceiveFlags flags);
}
