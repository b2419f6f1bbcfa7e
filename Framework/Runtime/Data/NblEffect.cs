namespace UserCoNdis.Framework.Runtime;

internal enum NblEffect
{
    /// <summary>The list is left where it is: whoever called has no say in it.</summary>
    None,

    /// <summary>It gets a tag, over that of an outer journey.</summary>
    Begin,

    /// <summary>Its tag goes: it is again what it was before this journey.</summary>
    End,
}
