using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>A net buffer list; it is freed when the program has ended, so that a second completion finds it still.</summary>
internal sealed class ListResource(Kind kind, int number, NetBufferList list, VcResource vc) : Resource(kind, number)
{
    public NetBufferList List => list;

    public VcResource Vc => vc;
}
