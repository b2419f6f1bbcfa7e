namespace UserCoNdis.Framework.Contracts;

/// <summary>A LINE_ structure that names its members once, in their order, for reading, writing and measuring.</summary>
internal interface ILineLayout
{
    void Walk(ref LineCursor cursor);
}
