using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>A multipoint call with parties, for cases.</summary>
internal static class Multipoint
{
    /// <param name="f">The drivers.</param>
    /// <param name="parties">How many, with the first.</param>
    public static ScriptedCall Connect(ContractFixture f, int parties = 2)
    {
        ScriptedCall call = f.Client.DialMultipoint(f.Binding);
        f.Run();
        for (int i = 1; i < parties; i++)
        {
            f.Client.AddParty(call);
            f.Run();
        }

        return call;
    }

    /// <summary>A party of the call as its call manager knows it.</summary>
    public static ScriptedLeaf Leaf(ContractFixture f, ScriptedCall call, int index) => f.VcOf(call).Leaves[index];
}
