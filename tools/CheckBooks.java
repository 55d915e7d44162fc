// Runs EPUBCheck over many books in one Java machine: starting it takes longer
// than a book.  Reads paths from standard input, one a line; prints one line a
// message, "PATH: SEVERITY ID PLACE TEXT", and at the end the number of books.
//
// java -cp epubcheck.jar:lib/* tools/CheckBooks.java < list

import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;

public class CheckBooks {
    private static final class Lines extends DefaultReportImpl {
        private final String book;
        private final PrintStream out;

        Lines(String book, PrintStream out) {
            super(book);
            this.book = book;
            this.out = out;
        }

        @Override
        public void message(Message message, EPUBLocation place,
                            Object... values) {
            Severity severity = message.getSeverity();
            if (severity == Severity.FATAL || severity == Severity.ERROR
                || severity == Severity.WARNING) {
                out.println(book + ": " + severity + " " + message.getID() + " "
                            + place + " " + message.getMessage(values));
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        BufferedReader list =
            new BufferedReader(new InputStreamReader(System.in));
        int count = 0;
        for (String book = list.readLine(); book != null;
             book = list.readLine()) {
            new EpubCheck(new File(book), new Lines(book, out)).doValidate();
            count++;
        }
        out.println("books: " + count);
    }
}
