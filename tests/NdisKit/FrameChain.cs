using System.Text;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Several frames in one chain.</summary>
internal static class FrameChain
{
    /// <summary>Makes the frames; when one cannot be made, none is left.</summary>
    public static NetBufferList Make(string[] frames, Func<byte[], NetBufferList> make, NetBufferListPool pool)
    {
        List<NetBufferList> lists = [];
        try
        {
            foreach (string frame in frames)
            {
                lists.Add(make(Encoding.ASCII.GetBytes(frame)));
            }
        }
        catch (InvalidOperationException)
        {
            lists.ForEach(pool.Free);
            throw;
        }

        return Link([.. lists]);
    }

    public static NetBufferList Link(NetBufferList[] lists)
    {
        for (int i = 0; i + 1 < lists.Length; i++)
        {
            lists[i].Next = lists[i + 1];
        }

        return lists[0];
    }
}
