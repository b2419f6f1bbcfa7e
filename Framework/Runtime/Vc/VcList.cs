using System.Collections;
using System.Globalization;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The VCs of an adapter, in the order in which they were made. To add, to remove and to find one takes the same time
/// however many there are.</summary>
internal sealed class VcList : IReadOnlyCollection<NdisVcObject>
{
    private readonly LinkedList<NdisVcObject> _inOrder = new();
    private readonly Dictionary<uint, LinkedListNode<NdisVcObject>> _byId = [];

    public int Count => _byId.Count;

    public void Add(NdisVcObject vc) => _byId.Add(vc.Id, _inOrder.AddLast(vc));

    /// <summary>Takes a VC out, if it is in.</summary>
    public void Remove(NdisVcObject vc)
    {
        if (_byId.Remove(vc.Id, out LinkedListNode<NdisVcObject>? node))
        {
            _inOrder.Remove(node);
        }
    }

    /// <summary>Finds a VC by <see cref="NdisVcObject.TapiCallId"/>; null: there is none.</summary>
    public NdisVcObject? Find(string tapiCallId) =>
        uint.TryParse(tapiCallId, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint id)
        && _byId.TryGetValue(id, out LinkedListNode<NdisVcObject>? node)
        && string.Equals(node.Value.TapiCallId, tapiCallId, StringComparison.Ordinal)
            ? node.Value
            : null;

    public IEnumerator<NdisVcObject> GetEnumerator() => _inOrder.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
