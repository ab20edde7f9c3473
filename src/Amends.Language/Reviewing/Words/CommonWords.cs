namespace Amends.Language.Reviewing.Words;

/// <summary>Words frequent enough in replies that one shared string serves them all.</summary>
internal static class CommonWords
{
    public static IEnumerable<string> All => List.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Distinct();

    private const string List = """
        . , ! ? : ; - – — ( ) " “ ” ' ’ / @ # & £ $ € % ^ < > [ ] { } * + = ...
        a about account address after again agent ago all already also am an and another any anything are as asap ask at available away back bank
        be because been before being best better bill booking both but by call called came can card case chat check clear come comes coming could
        customer day days dear delivery depot details did directly dm do does doing done driver due each early else email end engineer enough even
        evening every everything experience fault feel few find fine first five fix for forward found four free friday from full further fee
        get gets getting give given giving go goes going good got great guide had happen happened happening has have having he hear heard help
        her here hi hello him his hold home hope hour hours how i if in inconvenience information instead into is issue it its items just keep
        kind know last late later leave left let letter like line link little local long look looking lost made mail make making manager may me
        mean meant message might minutes missed monday money month more morning most mr mrs ms much must my name need needs never new next no
        noon normal not nothing now number of off offer office ok on once one only open or order other our out over paid parcel past patience
        payment people phone place please point policy possible post problem process promise put question quite rather reach ready real really
        reason received reference refund regards replacement reply report resolve return right room safe said same saturday say saying second
        see send sent service set she shift ship shop should showing signed since sir site six so some someone something soon sorry sort
        speak staff standard start still stop store straight sunday support sure system take taken taking team tell ten than thank thanks that
        the their them then there these they thing think this those three through thursday till time times to today together told tomorrow
        tonight too took track tracking tried true try trying tuesday twice two unfortunately understand until up update upset us use used
        very via wait waited waiting want was way we wednesday week weekend weeks well went were what when where which while who why will wish
        with within without won't work worked working would write wrong year yes yesterday yet you your yours
        'll 's 're 've 'm 'd n't i'm
        """;
}
